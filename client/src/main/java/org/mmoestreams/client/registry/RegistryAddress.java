package org.mmoestreams.client.registry;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Where a registry is, and who asks.
 *
 * @param url where its interface for Confluent's clients begins, such as {@code https://host:8081} or
 *     {@code http://host:8080/apis/ccompat/v7}
 * @param authorization the value of the header {@code Authorization}, asked for anew for each request; empty: none
 * @param trust whom to trust; empty: whom Java trusts
 * @param timeout how long an answer may take
 */
public record RegistryAddress(
        URI url, Supplier<Optional<String>> authorization, Optional<SSLContext> trust, Duration timeout) {

    /** A registry that asks nobody who they are. */
    public static RegistryAddress of(URI url, Duration timeout) {
        return new RegistryAddress(url, Optional::empty, Optional.empty(), timeout);
    }
}
