/** Spanish. */
import { timeAgoIn } from '../time-ago.ts';

/** What is said in Spanish to somebody whose device is asked in. */
export const joinEs = {
  joinTitle: '¿Continuar en este dispositivo?',
  joinSite: 'Sitio web',
  joinDevice: 'Solicitado en',
  joinWhen: 'Momento',
  joinAgo: timeAgoIn('es', 'hace un momento'),
  joinWarning:
    '¿Otra persona le ha enviado este enlace o código? Entonces deténgase: estaría demostrando su identidad en lugar de esa persona.',
  joinNumber: '¿Qué número muestra la otra pantalla?',
  joinNumberMissing: 'Elija el número que ve en la otra pantalla.',
  joinBegin: 'Sí, continuar aquí',
  joinDecline: 'No, detener',
};
