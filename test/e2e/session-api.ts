/** The documented session API, called as a shop's backend calls it. */

/** The sandbox's credentials, as headers. */
export const credentials = {
  verifa: { 'X-API-Key': 'vk_sandbox_demo' },
  verilock: { Authorization: 'Bearer qi_test_demo' },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** Posts to `/api/v1/sessions` or a path below it and returns the answer. @throws {Error} if it is refused. */
export const postSession = async (
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: object,
): Promise<Record<string, unknown>> => {
  const response = await fetch(`${origin}/api/v1/sessions${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the session API answered ${response.status}`);
  return (await response.json()) as Record<string, unknown>;
};

/** A page's script that shows the element for a session, as its backend relays it. */
export const pageWithSession = (answer: object): string =>
  `const element = document.createElement('idv-capture'); element.redirect = 'off'; element.session = ${JSON.stringify(answer)}; document.body.append(element);`;
