/**
 * What a learner has published, as a page with charts: records are read into a {@code Report}, {@code ReportPage} makes
 * the page, {@code PageResources} has what draws it.
 */
package org.mmoestreams.app.report;
