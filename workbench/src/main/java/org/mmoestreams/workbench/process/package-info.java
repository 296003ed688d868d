/** Child JVMs: started, watched, ended with their parent. */
package org.mmoestreams.workbench.process;
