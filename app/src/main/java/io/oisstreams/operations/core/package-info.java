/** What operations are governed by: the policy, composed of what each part of the core needs. */
package io.oisstreams.operations.core;
