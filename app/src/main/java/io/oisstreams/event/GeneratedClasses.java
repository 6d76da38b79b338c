package io.oisstreams.event;

import java.util.List;
import org.apache.avro.util.ClassSecurityValidator;

/** The classes generated from the schemas. */
final class GeneratedClasses {
    private static final List<String> PACKAGES = List.of("io.oisstreams.event.v1", "io.oisstreams.output.v1");

    private GeneratedClasses() {}

    /**
     * Lets Avro make them. Since 1.12.2 it makes no class that a schema names unless it is trusted, because a schema may come
     * from a stranger. Done here and not by a system property, so that it holds however the program is started.
     */
    static void trust() {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> PACKAGES.contains(type.getPackageName())));
    }
}
