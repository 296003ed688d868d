/** From field values to encoded rows: the feature spec, vocabularies, buckets and standardisation. */
package org.mmoestreams.features;
