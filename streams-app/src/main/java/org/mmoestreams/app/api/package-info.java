/** What a learner answers over HTTP beside its health: one class for each thing that can be asked for. */
package org.mmoestreams.app.api;
