/**
 * Runs the little program that draws one character of a compact (CFF) font.
 * Draws only: hints are skipped.
 *
 * @see Adobe Technical Note 5177, "The Type 2 Charstring Format"
 */

/** Tags of the operators of a type 2 charstring that draw. */
const draws = { vmoveto: 4, rlineto: 5, hlineto: 6, vlineto: 7, rrcurveto: 8, rmoveto: 21, hmoveto: 22 };
const curves = { rcurveline: 24, rlinecurve: 25, vvcurveto: 26, hhcurveto: 27, vhcurveto: 30, hvcurveto: 31 };
const others = {
  hstem: 1,
  vstem: 3,
  callsubr: 10,
  return: 11,
  escape: 12,
  endchar: 14,
  hstemhm: 18,
  hintmask: 19,
};
const masks = { cntrmask: 20, vstemhm: 23 };
const operators = { ...draws, ...curves, ...others, ...masks, callgsubr: 29 };
const flexes = { hflex: 34, flex: 35, hflex1: 36, flex1: 37 };

/** Runs a charstring; the outline comes as SVG path data in font units, y upwards as in the font. */
export const outlineOf = (charstring, localSubroutines, globalSubroutines) => {
  const path = [];
  let [x, y, stems] = [0, 0, 0];
  let stack = [];
  let isOpen = false;
  const move = (dx, dy) => {
    if (isOpen) path.push('Z');
    isOpen = true;
    [x, y] = [x + dx, y + dy];
    path.push(`M${x} ${y}`);
  };
  const line = (dx, dy) => {
    [x, y] = [x + dx, y + dy];
    path.push(`L${x} ${y}`);
  };
  const curve = (dx1, dy1, dx2, dy2, dx3, dy3) => {
    const [x1, y1] = [x + dx1, y + dy1];
    const [x2, y2] = [x1 + dx2, y1 + dy2];
    [x, y] = [x2 + dx3, y2 + dy3];
    path.push(`C${x1} ${y1} ${x2} ${y2} ${x} ${y}`);
  };
  const alternating = (isHorizontalFirst) => {
    for (let isHorizontal = isHorizontalFirst; stack.length >= 4; isHorizontal = !isHorizontal) {
      const [a, b, c, d] = stack.splice(0, 4);
      const last = stack.length === 1 ? stack.shift() : 0;
      if (isHorizontal) curve(a, 0, b, c, last, d);
      else curve(0, a, b, c, d, last);
    }
  };
  /** Two curves in one, with the operands that are level left out. */
  const flex = (kind) => {
    const [a, b, c, d, e, f, g, h, i, j, k, l] = stack;
    if (kind === flexes.flex) {
      curve(a, b, c, d, e, f);
      curve(g, h, i, j, k, l);
    } else if (kind === flexes.hflex) {
      curve(a, 0, b, c, d, 0);
      curve(e, 0, f, -c, g, 0);
    } else if (kind === flexes.hflex1) {
      curve(a, b, c, d, e, 0);
      curve(f, 0, g, h, i, -(b + d + h));
    } else if (kind === flexes.flex1) {
      const [dx, dy] = [a + c + e + g + i, b + d + f + h + j];
      curve(a, b, c, d, e, f);
      if (Math.abs(dx) > Math.abs(dy)) curve(g, h, i, j, k, -dy);
      else curve(g, h, i, j, -dx, k);
    } else throw new Error(`charstring operator 12 ${kind} is not known here`);
  };
  const subroutine = (subroutines) => {
    const bias = subroutines.length < 1240 ? 107 : 1131;
    run(subroutines[stack.pop() + bias]);
  };
  const run = (bytes) => {
    for (let at = 0; at < bytes.length;) {
      const first = bytes[at];
      at += 1;
      if (first === 28) {
        stack.push(bytes.readInt16BE(at));
        at += 2;
        continue;
      }
      if (first >= 32) {
        if (first <= 246) stack.push(first - 139);
        else if (first === 255) {
          stack.push(bytes.readInt32BE(at) / 65536);
          at += 4;
        } else {
          stack.push(
            first <= 250 ? (first - 247) * 256 + bytes[at] + 108 : -(first - 251) * 256 - bytes[at] - 108,
          );
          at += 1;
        }
        continue;
      }
      switch (first) {
        case operators.callsubr:
          subroutine(localSubroutines);
          continue;
        case operators.callgsubr:
          subroutine(globalSubroutines);
          continue;
        case operators.return:
          return;
        case operators.hstem:
        case operators.vstem:
        case operators.hstemhm:
        case operators.vstemhm:
          stems += stack.length >> 1;
          break;
        case operators.hintmask:
        case operators.cntrmask:
          stems += stack.length >> 1;
          at += (stems + 7) >> 3;
          break;
        // A width may stand before the operands of the first move: the operands are the last ones.
        case operators.rmoveto:
          move(...stack.slice(-2));
          break;
        case operators.hmoveto:
          move(stack.at(-1), 0);
          break;
        case operators.vmoveto:
          move(0, stack.at(-1));
          break;
        case operators.rlineto:
          while (stack.length >= 2) line(...stack.splice(0, 2));
          break;
        case operators.hlineto:
        case operators.vlineto:
          for (let isHorizontal = first === operators.hlineto; stack.length > 0; isHorizontal = !isHorizontal)
            if (isHorizontal) line(stack.shift(), 0);
            else line(0, stack.shift());
          break;
        case operators.rrcurveto:
          while (stack.length >= 6) curve(...stack.splice(0, 6));
          break;
        case operators.rcurveline:
          while (stack.length >= 8) curve(...stack.splice(0, 6));
          line(...stack);
          break;
        case operators.rlinecurve:
          while (stack.length >= 8) line(...stack.splice(0, 2));
          curve(...stack);
          break;
        case operators.vvcurveto: {
          let dx = stack.length % 4 === 1 ? stack.shift() : 0;
          for (; stack.length >= 4; dx = 0) {
            const [a, b, c, d] = stack.splice(0, 4);
            curve(dx, a, b, c, 0, d);
          }
          break;
        }
        case operators.hhcurveto: {
          let dy = stack.length % 4 === 1 ? stack.shift() : 0;
          for (; stack.length >= 4; dy = 0) {
            const [a, b, c, d] = stack.splice(0, 4);
            curve(a, dy, b, c, d, 0);
          }
          break;
        }
        case operators.hvcurveto:
          alternating(true);
          break;
        case operators.vhcurveto:
          alternating(false);
          break;
        case operators.endchar:
          if (isOpen) path.push('Z');
          isOpen = false;
          return;
        case operators.escape:
          flex(bytes[at]);
          at += 1;
          break;
        default:
          throw new Error(`charstring operator ${first} is not known here`);
      }
      stack = [];
    }
  };
  run(charstring);
  return path.join('');
};
