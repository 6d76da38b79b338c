/** What every topology needs: time from ticks, store keys, write-behind state, rejection, the running application. */
package io.oisstreams.streams;
