/** What an embedding page consists of: the frame, the listener, the headers. Pure. */

/** Markup and script of the embedding page. */
export const embedSnippet = (frameOrigin: string, lang: string): string =>
  [
    '<!-- capture_url or session_url, as your backend got it -->',
    '<iframe',
    '  id="verify"',
    `  src="${frameOrigin}/verify/tok_…${lang === 'en' ? '' : `?lang=${lang}`}"`,
    '  allow="camera"',
    '  title="Identity check"',
    '></iframe>',
    '',
    '<script type="module">',
    `  import { listen } from 'idv-capture/bridge';`,
    '',
    `  const frame = document.querySelector('#verify');`,
    `  const bridge = listen(frame, '${frameOrigin}', {`,
    '    resize: ({ height }) => {',
    '      frame.style.blockSize = `${height}px`;',
    '    },',
    '    complete: ({ session_id, status }) => {',
    '      // Submitted, not approved: wait for the webhook.',
    '      console.log(session_id, status);',
    '    },',
    '    error: ({ code }) => console.warn(code),',
    '  });',
    '',
    `  // bridge.language('de') · bridge.close() · bridge.stop()`,
    '</script>',
  ].join('\n');

/** Headers of the embedding page: whoever sets these two has to name the frame's origin in both. */
export const headerSnippet = (frameOrigin: string): string =>
  [
    `Content-Security-Policy: frame-src ${frameOrigin}`,
    `Permissions-Policy: camera=(self "${frameOrigin}")`,
  ].join('\n');
