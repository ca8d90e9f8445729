/**
 * Distance fields of the characters: how far every place is from the edge of the ink, negative inside.
 * A field gives a stroke of any weight at any size with one look-up.
 */
import { ocrBMetrics, ocrBOutlines } from '../../fixtures/mrz/ocr-b-outlines.mjs';

/** Font units a cell of a field, and cells of paper around the character. */
const cellUnits = 12;
const columns = 88;
const rows = 96;
/** Straight pieces that a curve is cut into. */
const curvePieces = 8;

/** The edge as straight pieces [x0, y0, x1, y1], y downwards, the middle of the character at 0, 0. */
const edgesOf = (path) => {
  const edges = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const lineTo = (nextX, nextY) => {
    edges.push([x, y, nextX, nextY]);
    [x, y] = [nextX, nextY];
  };
  for (const [, command, operands] of path.matchAll(/([MLCZ])([^MLCZ]*)/g)) {
    const n = operands.split(' ').map((operand, index) => {
      const value = Number(operand);
      return index % 2 === 0 ? value - ocrBMetrics.middleX : ocrBMetrics.middleY - value;
    });
    if (command === 'M') [x, y, startX, startY] = [n[0], n[1], n[0], n[1]];
    else if (command === 'L') lineTo(n[0], n[1]);
    else if (command === 'Z') lineTo(startX, startY);
    else {
      const [x0, y0] = [x, y];
      for (let piece = 1; piece <= curvePieces; piece += 1) {
        const t = piece / curvePieces;
        const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
        lineTo(a * x0 + b * n[0] + c * n[2] + d * n[4], a * y0 + b * n[1] + c * n[3] + d * n[5]);
      }
    }
  }
  return edges;
};

/** Signed distance in font units of a place from the edges; ink is where the edges wind around. */
const distanceTo = (edges, x, y) => {
  let nearest = Infinity;
  let winding = 0;
  for (const [x0, y0, x1, y1] of edges) {
    const [dx, dy] = [x1 - x0, y1 - y0];
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length));
    nearest = Math.min(nearest, (x - x0 - t * dx) ** 2 + (y - y0 - t * dy) ** 2);
    const side = dx * (y - y0) - dy * (x - x0);
    if (y0 <= y && y1 > y && side > 0) winding += 1;
    else if (y1 <= y && y0 > y && side < 0) winding -= 1;
  }
  return winding === 0 ? Math.sqrt(nearest) : -Math.sqrt(nearest);
};

/** A look-up by place in font units around the middle of the character; far away from it, it is paper. */
export const glyphField = (character) => {
  const edges = edgesOf(ocrBOutlines[character]);
  const cells = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      cells[row * columns + column] = distanceTo(
        edges,
        (column + 0.5 - columns / 2) * cellUnits,
        (row + 0.5 - rows / 2) * cellUnits,
      );
  return (x, y) => {
    const column = x / cellUnits + columns / 2 - 0.5;
    const row = y / cellUnits + rows / 2 - 0.5;
    if (column < 0 || row < 0 || column >= columns - 1 || row >= rows - 1) return 2 * cellUnits * columns;
    const at = (row | 0) * columns + (column | 0);
    const shareX = column - (column | 0);
    const above = cells[at] + (cells[at + 1] - cells[at]) * shareX;
    const below = cells[at + columns] + (cells[at + columns + 1] - cells[at + columns]) * shareX;
    return above + (below - above) * (row - (row | 0));
  };
};
