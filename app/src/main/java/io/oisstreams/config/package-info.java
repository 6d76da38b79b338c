/** Every setting, declared once ({@link io.oisstreams.config.Settings}), validated, and documented from the declaration. */
package io.oisstreams.config;
