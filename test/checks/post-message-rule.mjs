/** The linter's ban on messages to whoever is there, however the star is written. */

const anyWayOfCalling = [
  '[callee.property.name="postMessage"]',
  '[callee.property.value="postMessage"]',
  '[callee.name="postMessage"]',
].join(', ');

/** For `no-restricted-syntax`. */
export const postMessageToAnyone = {
  selector: `CallExpression:matches(${anyWayOfCalling}) :matches(Literal[value="*"], TemplateElement[value.raw="*"])`,
  message: 'Name the exact origin: "*" hands the message to whoever is there.',
};
