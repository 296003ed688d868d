/** What a start would meet, looked at without changing anything: one class for each thing that is looked at. */
package org.mmoestreams.app.doctor;
