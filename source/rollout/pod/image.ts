/** The parts of an image reference as they are shown. */
type ImageParts = {readonly name: string; readonly tag: string | null; readonly digest: string | null};

/** Of a digest as much as tells images apart. */
const shownDigits = 12;

function partsOf(image: string): ImageParts {
  // containerd gives the id of an image that has no name.
  if (/^sha(256|512):/.test(image)) {
    return {name: '', tag: null, digest: image};
  }
  const [reference = '', digest = null] = image.split('@', 2);
  const last = reference.slice(reference.lastIndexOf('/') + 1);
  const colon = last.lastIndexOf(':');
  return colon === -1
    ? {name: last, tag: null, digest}
    : {name: last.slice(0, colon), tag: last.slice(colon + 1) || null, digest};
}

/** The tag of an image; null where it has none, such as one that is named by its digest alone. */
export function imageTag(image: string): string | null {
  return partsOf(image).tag;
}

/** An image without its registry and path: `source-controller:v1.4.1`, without a tag `source-controller@sha256:0123456789ab`. */
export function shortImage(image: string): string {
  const {name, tag, digest} = partsOf(image);
  if (tag !== null) {
    return `${name}:${tag}`;
  }
  const [algorithm, digits] = (digest ?? '').split(':', 2);
  const short = digits === undefined ? '' : `${algorithm}:${digits.slice(0, shownDigits)}`;
  return [name, short].filter(part => part !== '').join('@');
}
