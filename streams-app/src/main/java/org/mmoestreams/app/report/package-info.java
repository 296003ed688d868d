/**
 * What a learner has published, as a page with charts: records are read into a {@code Report}, {@code ReportPage} makes
 * the page.
 */
package org.mmoestreams.app.report;
