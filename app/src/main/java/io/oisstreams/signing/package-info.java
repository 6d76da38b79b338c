/** Keys that sign records. */
package io.oisstreams.signing;
