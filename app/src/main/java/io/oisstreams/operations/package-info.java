/** The operations capability: production operations as the operations document has them (OPS). Start with {@code OperationsTopology}. */
package io.oisstreams.operations;
