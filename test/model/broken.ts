/** What a modelled world fails with. */

/** The world is not as it has to be. */
export class Broken extends Error {
  override readonly name = 'Broken';
}
