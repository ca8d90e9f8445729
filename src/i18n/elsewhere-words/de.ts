/** German. What every language needs is said where they are loaded. */

/** What is said in German while the capture runs on another page. */
export const elsewhereDe = {
  hostedTitle: 'Identitätsprüfung',
  hostedOpen: 'In einem neuen Tab öffnen',
  popupTitle: 'Machen Sie im anderen Fenster weiter',
  popupLead:
    'Für Ihre Prüfung hat sich ein Fenster geöffnet. Wenn Sie dort fertig sind, geht es hier von selbst weiter.',
  popupReopen: 'Fenster erneut öffnen',
};
