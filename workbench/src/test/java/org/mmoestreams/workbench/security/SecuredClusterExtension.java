package org.mmoestreams.workbench.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One secured cluster for all tests of a JVM. */
final class SecuredClusterExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SecuredClusterExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SecuredCluster.class;
    }

    @Override
    public SecuredCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(SecuredCluster.class, type -> start(), SecuredCluster.class);
    }

    private static SecuredCluster start() {
        try {
            return SecuredCluster.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
