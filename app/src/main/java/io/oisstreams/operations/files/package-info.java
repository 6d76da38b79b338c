/** Reports as files in a folder, for people who look there: an application of its own, so that a full disk stops nothing else. */
package io.oisstreams.operations.files;
