/** Merkle trees of RFC 9162, section 2.1, with SHA3-256. Hashes are 32 bytes, in paths 64 hexadecimal digits. */
import { hashBytes, hex, isHash, sha3 } from "./hash.js";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hash of a leaf with this content. */
export function leafHash(content) {
    return sha3(LEAF, content);
}

/** The hash of the node above two others. */
function nodeHash(left, right) {
    return sha3(NODE, left, right);
}

/**
 * The root of the tree over some leaves.
 *
 * @param {Iterable<Uint8Array>} leafHashes in order
 */
export function treeRoot(leafHashes) {
    const subtrees = [];
    let size = 0;
    for (const leaf of leafHashes) {
        let hash = leaf;
        for (let n = size; n % 2 === 1; n = (n - 1) / 2) {
            hash = nodeHash(subtrees.pop(), hash);
        }
        subtrees.push(hash);
        size++;
    }
    return size === 0 ? sha3() : subtrees.reduceRight((right, left) => nodeHash(left, right));
}

/**
 * The root that a path leads to (RFC 9162, section 2.1.3.2).
 *
 * @param {number} index of the leaf, from 0
 * @param {number} size number of leaves
 * @param {Uint8Array} leaf its hash
 * @param {string[]} path from the leaf to the root
 * @returns {?string} hexadecimal; null: the path is none of such a leaf
 */
export function rootOfPath(index, size, leaf, path) {
    if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) {
        return null;
    }
    let hash = leaf;
    const place = { node: index, last: size - 1 };
    for (const step of path) {
        if (place.last === 0 || !isHash(step)) {
            return null;
        }
        hash = climb(place) ? nodeHash(hashBytes(step), hash) : nodeHash(hash, hashBytes(step));
    }
    return place.last === 0 ? hex(hash) : null;
}

/** The steps that come from the left: the path in the older tree whose last leaf this is. */
export function pathAsLastLeaf(index, size, path) {
    const place = { node: index, last: size - 1 };
    return path.filter(() => climb(place));
}

/** One step up; whether the sibling is on the left. Only at the right edge a step skips levels. */
function climb(place) {
    const fromTheLeft = place.node % 2 === 1 || place.node === place.last;
    if (fromTheLeft) {
        while (place.node % 2 === 0 && place.node !== 0) {
            up(place);
        }
    }
    up(place);
    return fromTheLeft;
}

function up(place) {
    place.node = Math.floor(place.node / 2);
    place.last = Math.floor(place.last / 2);
}
