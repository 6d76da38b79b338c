/**
 * The server, routing, errors, the interface's description, and questions from instance to instance. Knows no metric: each
 * capability adds its {@link io.oisstreams.http.Routes}.
 */
package io.oisstreams.http;
