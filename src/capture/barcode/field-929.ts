/** Arithmetic modulo 929, in which PDF417 corrects errors (ISO/IEC 15438): sums, products, polynomials. */

/** The number of codeword values, a prime; 3 generates all values but 0. */
export const fieldSize = 929;
const generator = 3;

const powerTable = (): Int32Array => {
  const table = new Int32Array(fieldSize - 1);
  for (let exponent = 0, value = 1; exponent < table.length; exponent += 1) {
    table[exponent] = value;
    value = (value * generator) % fieldSize;
  }
  return table;
};
const powers = powerTable();
const logarithmTable = (): Int32Array => {
  const table = new Int32Array(fieldSize);
  powers.forEach((value, exponent) => {
    table[value] = exponent;
  });
  return table;
};
const logarithms = logarithmTable();

/** 3 to an exponent that may be below 0. */
export const power = (exponent: number): number =>
  powers[((exponent % (fieldSize - 1)) + (fieldSize - 1)) % (fieldSize - 1)] ?? 0;

/** 1 / value; value must not be 0. */
export const inverse = (value: number): number => power(-(logarithms[value] ?? 0));

/** The value of a polynomial at a place; coefficients from the constant upward. */
export const evaluated = (polynomial: readonly number[], at: number): number => {
  let sum = 0;
  for (let i = polynomial.length - 1; i >= 0; i -= 1) sum = (sum * at + (polynomial[i] ?? 0)) % fieldSize;
  return sum;
};

/** The product of two polynomials, without the powers from `length` on. */
export const multiplied = (a: readonly number[], b: readonly number[], length: number): number[] => {
  const product = new Array<number>(Math.min(length, a.length + b.length - 1)).fill(0);
  for (let i = 0; i < a.length; i += 1)
    for (let j = 0; j < b.length && i + j < product.length; j += 1)
      product[i + j] = ((product[i + j] ?? 0) + (a[i] ?? 0) * (b[j] ?? 0)) % fieldSize;
  return product;
};

/** a + factor · xᵏ · b. */
export const added = (
  a: readonly number[],
  b: readonly number[],
  factor: number,
  shift: number,
): number[] => {
  const sum = new Array<number>(Math.max(a.length, b.length + shift)).fill(0);
  a.forEach((value, i) => (sum[i] = value));
  const positive = ((factor % fieldSize) + fieldSize) % fieldSize;
  b.forEach((value, i) => (sum[i + shift] = ((sum[i + shift] ?? 0) + positive * value) % fieldSize));
  return sum;
};
