/** What is said in Spanish of what hardly anybody meets. */
import type { RareCode } from '../../model/errors.ts';

export const rareEs: Readonly<Record<RareCode, string>> = {
  'entry.missing':
    'No se indicó ninguna sesión. Indique exactamente una de estas: capture-url, session-token (con api-base) o la propiedad session.',
  'entry.conflict':
    'Se indicó más de una sesión. Deje solo una de estas: capture-url, session-token o session.',
  'entry.invalid_url':
    'La URL de captura no es una dirección https absoluta. Pase capture_url (Verifa) o session_url (Verilock) exactamente como la devolvió la API.',
  'entry.insecure_url':
    'La URL de captura usa http. Las fotos de documentos viajan solo por https; http solo es posible en localhost.',
  'entry.no_token': 'La URL de captura no indica ninguna sesión. Debe terminar en /verify/ y el token.',
  'entry.missing_api_base':
    'session-token necesita api-base a su lado; por ejemplo, api-base="https://verilock.io".',
  'entry.invalid_session':
    'El objeto de sesión no contiene capture_url, session_url ni session_token. Pase la respuesta de «create session» tal como llegó.',
  'env.csp_blocked':
    'Los ajustes de seguridad de este sitio web bloquean la verificación. Su propietario debe permitir la dirección del servicio de verificación.',
  'env.duplicate_version':
    'Se cargaron dos versiones de esta verificación en una misma página. Su propietario debe dejar solo una.',
  'capture.interrupted':
    'Su foto no llegó: la página se cerró mientras la cámara estaba abierta. Vuelva a hacerla; todo lo anterior está guardado.',
  'network.blocked':
    'Algo entre usted y el servicio bloquea la conexión: un filtro, un bloqueador o una red de empresa. No se ha perdido nada; desactívelo para esta página o use otra red y vuelva a intentarlo.',
  'network.captive_portal':
    'Esta red pide que inicie sesión primero. Abra cualquier sitio web, inicie sesión allí y vuelva a intentarlo. No se ha perdido nada.',
  'session.open_elsewhere':
    'Esta verificación está abierta en otra pestaña o ventana. Puede continuar aquí: no se ha perdido nada.',
  'server.unsupported_step':
    'Esta verificación pide algo que esta página aún no puede hacer. Póngase en contacto con quien le envió aquí.',
  'session.gone': 'Esta verificación ya no existe. Pida un enlace nuevo a quien le envió aquí.',
  'session.failed': 'Esta verificación no se puede terminar. Póngase en contacto con quien le envió aquí.',
  'session.origin_not_allowed':
    'Este sitio web no puede mostrar esta verificación. Quien la ofrece debe permitir la dirección del sitio.',
};
