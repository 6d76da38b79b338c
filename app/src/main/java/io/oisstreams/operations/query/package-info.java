/** What the operations capability answers over HTTP, from its query store. */
package io.oisstreams.operations.query;
