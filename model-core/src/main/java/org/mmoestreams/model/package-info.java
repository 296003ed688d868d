/** The Multi-gate Mixture-of-Experts put together from its layers, and its state as named chunks. */
package org.mmoestreams.model;
