/**
 * The rows that a capability keeps of its tenants in one store: changed together once a commit, read as they were committed, and what time
 * will cause among them.
 */
package io.oisstreams.rows;
