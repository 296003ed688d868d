/**
 * Values of Avro types made of the texts of CSV and of values of JSON, one class for each kind of value; and records
 * written as JSON.
 */
package org.mmoestreams.client.conversion;
