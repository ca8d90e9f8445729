/** The part of `qrcode` that computes a symbol, without its renderers. Its types are those of the whole package. */
declare module 'qrcode/lib/core/qrcode.js' {
  export { create } from 'qrcode';
}
