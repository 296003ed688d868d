/** How often things are said. */
package org.mmoestreams.app.log;
