/** The governance capability's topology: from records to buckets, rollups and alerts. */
package io.oisstreams.governance.topology;
