package io.oisstreams.embedded;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the {@link EmbeddedPlatform} that all of this JVM share: {@code @ExtendWith(RealPlatform.class)} and a parameter
 * of that type. It is started when the first test asks and closed after the last, so each test uses topics of its own names.
 * A test that needs one to itself starts it: {@code EmbeddedPlatform.start(Options.temporary())}.
 */
public final class RealPlatform implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedPlatform.class;
    }

    @Override
    public EmbeddedPlatform resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RealPlatform.class))
                .computeIfAbsent(
                        EmbeddedPlatform.class,
                        key -> EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary()),
                        EmbeddedPlatform.class);
    }
}
