package org.mmoestreams.workbench.integration;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.mmoestreams.workbench.testing.KafkaExtension;

/** Gives tests the one {@link ReferenceRun} of the JVM, made when the first asks for it. */
final class ReferenceRunExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ReferenceRunExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ReferenceRun.class;
    }

    @Override
    public ReferenceRun resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        ReferenceRun.class, type -> ReferenceRun.of(KafkaExtension.kafka(context)), ReferenceRun.class);
    }
}
