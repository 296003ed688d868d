/** Microbenchmarks: {@code mvn -Pjmh -pl model-core -am -DskipTests verify}. */
package org.mmoestreams.jmh;
