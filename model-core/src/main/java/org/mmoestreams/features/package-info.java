/** From field values to encoded rows: the feature spec, dictionaries, buckets and standardisation. */
package org.mmoestreams.features;
