package org.mmoestreams.workbench.faults;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Gives one {@link Faults} to all cases, and names the seed in their failures. */
final class FaultsExtension implements ParameterResolver, TestExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(FaultsExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Faults.class;
    }

    @Override
    public Faults resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return faults(context);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (failure instanceof AssertionError || failure instanceof Exception) {
            failure.addSuppressed(new FaultCase("repeat with " + faults(context).howToRepeat()));
        }
        throw failure;
    }

    private static Faults faults(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Faults.class, type -> new Faults(), Faults.class);
    }

    /** Carries the seed in a failure's report; is never thrown. */
    private static final class FaultCase extends RuntimeException {

        private static final long serialVersionUID = 1;

        FaultCase(String message) {
            super(message, null, false, false);
        }
    }
}
