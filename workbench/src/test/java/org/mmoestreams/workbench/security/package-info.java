/**
 * The application on a broker that lets nobody in without a certificate or a password, and allows nothing that no ACL
 * allows.
 */
package org.mmoestreams.workbench.security;
