import Application

Taloscope.launch()
