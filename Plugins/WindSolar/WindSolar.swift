// WindSolar
