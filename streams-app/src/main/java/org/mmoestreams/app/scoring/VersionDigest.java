package org.mmoestreams.app.scoring;

/**
 * A model's digest, as {@code mmoe-streams model} prints it.
 *
 * @param version windows closed
 * @param digest SHA-256 in hexadecimal
 */
public record VersionDigest(long version, String digest) {}
