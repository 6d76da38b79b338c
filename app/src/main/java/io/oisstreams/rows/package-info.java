/**
 * The rows that a capability keeps of its tenants in one store: changed together once a commit, asked for as they were committed, and what time
 * will cause among them.
 */
package io.oisstreams.rows;
