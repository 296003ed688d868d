/** Arrays in NumPy's files, and weights of layers in them. */
package org.mmoestreams.numpy;
