/**
 * What the manifest holds: the public element and its events, described by the element's own comments. Private and
 * `@internal` members are left out, so that an editor completes only what a page may rely on.
 */

/** Fills in the tag, which the elements keep in `static readonly tag` rather than in a decorator. */
const tagFromStaticField = {
  name: 'tag-from-static-field',
  moduleLinkPhase({ moduleDoc }) {
    for (const declaration of moduleDoc.declarations ?? []) {
      const tag = declaration.members?.find((member) => member.static === true && member.name === 'tag');
      if (tag?.default === undefined) continue;
      const name = tag.default.replaceAll(/['"`]/g, '');
      declaration.customElement = true;
      declaration.tagName = name;
      moduleDoc.exports.push({
        kind: 'custom-element-definition',
        name,
        declaration: { name: declaration.name, module: moduleDoc.path },
      });
    }
  },
};

const isPublic = (member) =>
  member.static !== true &&
  member.privacy !== 'private' &&
  member.privacy !== 'protected' &&
  !member.name.startsWith('#') &&
  member.internal !== true;

const publicMembersOnly = {
  name: 'public-members-only',
  // The analyzer knows @ignore, but drops @internal without a trace.
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassElement(node) || node.name === undefined) return;
    if (!ts.getJSDocTags(node).some((tag) => tag.tagName.text === 'internal')) return;
    const owner = moduleDoc.declarations?.find(({ name }) => name === node.parent.name?.text);
    const member = owner?.members?.find(({ name }) => name === node.name.getText());
    if (member !== undefined) member.internal = true;
  },
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        if (declaration.members === undefined) continue;
        declaration.members = declaration.members.filter(isPublic);
        // From `new IdvErrorEvent(code)` the analyzer takes the code for the event's name.
        declaration.events = declaration.events?.filter(({ name }) => name.startsWith('idv-'));
        const fields = new Set(declaration.members.map(({ name }) => name));
        declaration.attributes = declaration.attributes?.filter(({ fieldName }) => fields.has(fieldName));
      }
    }
  },
};

const isOffered = ({ tagName, superclass }) => tagName !== undefined || superclass?.name === 'Event';

const elementAndEventsOnly = {
  name: 'element-and-events-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const moduleDoc of customElementsManifest.modules) {
      moduleDoc.declarations = moduleDoc.declarations.filter(isOffered);
      const names = new Set(moduleDoc.declarations.map(({ name }) => name));
      moduleDoc.exports = moduleDoc.exports.filter(({ declaration }) => names.has(declaration.name));
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(
      ({ declarations }) => declarations.length > 0,
    );
  },
};

export default {
  // Base classes are read for what is inherited, and left out again.
  globs: ['src/widget/*.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [tagFromStaticField, publicMembersOnly, elementAndEventsOnly],
};
