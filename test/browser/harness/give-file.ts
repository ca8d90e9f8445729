/** Files as a person gives them to a page: chosen, dropped, pasted. */

/** Puts a file into an input and says so, as the browser does after its dialog. */
export const giveFile = (input: HTMLInputElement, file: File): void => {
  input.files = transferOf(file).files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
};

/** What is dragged or copied when it is this file. */
export const transferOf = (file: File): DataTransfer => {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  return transfer;
};

/** Drops a file on an element. `false` from the browser's view means that the page took it. */
export const drop = (element: Element, file: File): boolean =>
  element.dispatchEvent(
    new DragEvent('drop', {
      dataTransfer: transferOf(file),
      bubbles: true,
      composed: true,
      cancelable: true,
    }),
  );

/** Pastes a file while the focus is in an element. */
export const paste = (element: Element, file: File): boolean => {
  const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
  // The constructor drops the files in some browsers.
  Object.defineProperty(event, 'clipboardData', { value: transferOf(file) });
  return element.dispatchEvent(event);
};
