/** Rules with state: an alert fires once and resolves once. Pure; every capability uses it. */
package io.oisstreams.alerting;
