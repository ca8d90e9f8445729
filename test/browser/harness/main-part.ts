/** Where elements stand on the test page. */

/** The page's main part: an audit expects content to be in a landmark, below a heading. */
export const mainPart = (): HTMLElement => {
  const present = document.querySelector('main');
  if (present) return present;
  const main = document.createElement('main');
  const heading = document.createElement('h1');
  heading.textContent = 'A page';
  main.append(heading);
  document.body.append(main);
  return main;
};
