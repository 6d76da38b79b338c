/** The keys that sign records: the folder they are kept in, what they sign, and the file by which others trust them. */
package io.oisstreams.signing;
