/** What operations are governed by: the policy that composes what each part of the core needs. */
package io.oisstreams.operations.core;
