/** The operations capability: verdicts about signed operations. Start with {@code OperationsTopology}. */
package io.oisstreams.operations;
