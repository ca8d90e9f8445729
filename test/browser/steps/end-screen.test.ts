import { expect } from '@open-wc/testing';
import { en } from '../../../src/i18n/locales/en.ts';
import { rareEn } from '../../../src/i18n/rare-words/en.ts';
import type { ErrorCode } from '../../../src/model/errors.ts';
import type { EndStatus } from '../../../src/model/session.ts';
import { IdvEndScreen, type EndView } from '../../../src/steps/end-screen.ts';
import { expectScreen } from '../harness/screen-contract.ts';
import { clearStage } from '../harness/stage.ts';
import { StagedScreen } from '../harness/step-stage.ts';

const text = { ...en, errors: { ...rareEn, ...en.errors } };

const href = 'https://shop.example/done?session_id=ses_1&status=completed';

const show = (different: Partial<EndView>) =>
  StagedScreen.show(IdvEndScreen, {
    text,
    status: 'completed',
    code: null,
    href: null,
    isLeaving: false,
    goesOnElsewhere: false,
    canRenew: false,
    canRestart: true,
    ...different,
  });

const endings: readonly [string, Partial<EndView>, action: string | null, says: string][] = [
  ['completed', { status: 'completed' }, 'close-asked', 'All done'],
  ['completed with a way on', { status: 'completed', href }, null, 'All done'],
  [
    'completed on the second device',
    { status: 'completed', goesOnElsewhere: true },
    'close-asked',
    'Your other device goes on by itself',
  ],
  ['cancelled', { status: 'cancelled' }, 'restart-asked', 'Stopped'],
  ['declined', { status: 'cancelled', canRestart: false }, 'close-asked', 'Nothing was started here'],
  ['expired', { status: 'expired', code: 'session.expired' }, 'restart-asked', 'no longer works'],
  [
    'expired with a fresh link to be had',
    { status: 'expired', code: 'link.expired', canRenew: true },
    'renew-asked',
    'fresh link',
  ],
  ['failed', { status: 'failed', code: 'session.failed' }, 'restart-asked', 'session.failed'],
  ['open in another tab', { status: 'failed', code: 'session.open_elsewhere' }, 'restart-asked', 'Stopped'],
  [
    'a page that is not set up',
    { status: 'failed', code: 'entry.conflict' },
    'restart-asked',
    'not set up correctly',
  ],
];

describe('<idv-end-screen>', () => {
  afterEach(clearStage);

  for (const [name, view, action, says] of endings) {
    it(`passes the accessibility audit and has a next action: ${name}`, async () => {
      const staged = await show(view);
      await staged.audit();
      expectScreen(staged.element);
      expect(staged.text).to.include(says);
      const { primary } = staged;
      if (action === null) {
        expect([primary.localName, primary.getAttribute('href'), primary.getAttribute('target')]).to.eql([
          'a',
          href,
          '_top',
        ]);
        return;
      }
      primary.click();
      expect(staged.results).to.eql([{ type: action }]);
    });
  }

  it('says every code that can end a capture in words, with the code beside them', async () => {
    const codes: readonly [EndStatus, ErrorCode][] = [
      ['expired', 'session.gone'],
      ['expired', 'session.bound_elsewhere'],
      ['expired', 'link.already_used'],
      ['failed', 'server.unsupported_step'],
      ['failed', 'session.origin_not_allowed'],
      ['failed', 'entry.missing'],
    ];
    for (const [status, code] of codes) {
      const staged = await show({ status, code });
      expect(staged.text).to.include(text.errors[code]);
      expect(staged.findAll('code').map(({ textContent }) => textContent)).to.eql([`Code: ${code}`]);
      clearStage();
    }
  });
});
